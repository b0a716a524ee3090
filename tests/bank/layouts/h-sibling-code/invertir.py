texto[::-1]
