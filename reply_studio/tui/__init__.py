"""The screens. They hold no rules: every change is a call of a service."""
