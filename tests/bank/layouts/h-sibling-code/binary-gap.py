def gap(n):
    """Answer: A"""
    return max(map(len, bin(n)[2:].strip("0").split("1")))
