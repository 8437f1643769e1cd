"""The same jobs without a window: a contract that scripts and tests rely on.

Promises: results on stdout, everything else on stderr; one clear sentence for whatever cannot be
done; the exit codes of `prevent_desktop.cli.exits`; nothing overwritten, nothing half-written.
"""
