"""The disk under the vault: durable writes, one writer at a time, and Windows' ways of both.

Promises: what is acknowledged survives a power cut; a file that was there survives any failure;
what is no file is none of ours; a lock ends with its process. Every effect goes through
`durable.Disk`, so that tests can record it, fail it and replay it.
"""
