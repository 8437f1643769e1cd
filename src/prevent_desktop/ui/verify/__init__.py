"""Was this paper changed, and who signed it?

The verdict on a file in the person's words, the key that was compared by phone, and
countersigning. The bytes that were judged are the bytes that are used afterwards.
"""
