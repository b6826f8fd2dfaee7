"""Cards for an electronic health record, by CDS Hooks 2.0: calls in, cards out, and who may call."""
