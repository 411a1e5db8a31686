"""The servers ours is measured against, each one small file that a process of its own runs."""
