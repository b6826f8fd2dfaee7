"""Many people judged at once: whom to call first, how often each point is raised, and how sure that is."""
