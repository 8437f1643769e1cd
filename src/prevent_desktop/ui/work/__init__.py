"""Who does what takes time, and who saves?

The worker that keeps everything slow off the window's thread, autosave, and the desk: what the
window is given of the outside (paths, clock, dialogs). Knows no page.
"""
