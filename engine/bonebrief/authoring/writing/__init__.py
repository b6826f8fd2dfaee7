"""Writes rules with their author: questions, rules and examples, in place and with every comment kept."""
