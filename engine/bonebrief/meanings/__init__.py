"""What the rules mean: each folder one way to work it out; agree.py compares them."""
