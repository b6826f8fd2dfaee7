"""What a brief would say of everybody in a table: what is raised, what could be, and which answer to ask for first."""
