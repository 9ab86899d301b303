"""What is looked at in a page before it is published, and what is made of pasted words when they are saved.

`report.findings_of` says what there is to mend; `gate` asks it before anything is published.
"""
