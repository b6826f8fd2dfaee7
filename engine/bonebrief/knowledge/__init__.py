"""Everything that clinicians wrote in the rule language, as plain data: questions, rules, sources, examples."""
