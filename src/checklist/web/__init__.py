"""The app's own addresses beside its Streamlit pages: `st.App(frame, routes=…, middleware=…, lifespan=…)`."""

from checklist.web.lifespan import lifespan
from checklist.web.middleware import middleware
from checklist.web.routes import routes

__all__ = ["lifespan", "middleware", "routes"]
