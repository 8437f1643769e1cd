"""Who receives it, who can help, what it is marked.

Promises: an area is data; its one To address is plain ASCII inside the allowed domains or the
area has no usable recipient; what nobody has checked is never shown as checked.
"""
