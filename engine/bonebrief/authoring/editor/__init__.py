"""The language server: what an editor shows of rules and questions while somebody writes them."""
