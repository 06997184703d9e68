"""The devices: serial ports, sound, the recorder process and the simulators."""
