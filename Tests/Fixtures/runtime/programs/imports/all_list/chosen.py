__all__ = ['public', '_private']
public, _private, hidden = 1, 2, 3
