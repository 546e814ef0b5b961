"""review: what people decide about mentions and events, checked, kept, and taken back.

Takes an open database, the name of a reviewer and a decision; gives the mention as it now is. `deciding.py` joins the
rest: `checked.py` and the files of single fields check a value, `queue.py` says which mention is next, `views.py` what one
reviewer makes of it, `agreement.py` how far reviewers agree. Raises the errors of `refused.py`.
"""
