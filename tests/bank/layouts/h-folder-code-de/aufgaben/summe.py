def summe(n):
    return sum(map(int, str(n)))
