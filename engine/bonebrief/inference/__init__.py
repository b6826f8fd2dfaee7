"""The rules applied to one person: by durable_rules, by a plain evaluator, and the reasons why."""
