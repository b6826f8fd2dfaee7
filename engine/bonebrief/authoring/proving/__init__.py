"""What is true of everybody: what rules can come to, and the laws that clinicians write, proved or refuted."""
