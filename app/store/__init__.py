"""The encrypted database: tables, rows to domain and back, one transaction per act."""
