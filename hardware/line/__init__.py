"""The signalling of one telephone line: its serial port watched for ever."""
