"""Updates in: polling and webhook, both acknowledging only after the commit; order per person."""
