"""The sentences of error codes, by subject, in Chinese and in English; see `dutyconsole.messages`."""
