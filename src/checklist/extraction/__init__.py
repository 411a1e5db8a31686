"""A guidance text as findings: what it says about fasting, medicines, preparation, recovery and warning signs."""
