"""The store on real files: what was acknowledged stays, what was written once cannot be changed unseen."""
