"""What several tests share: builders, fakes, peers and guards."""
