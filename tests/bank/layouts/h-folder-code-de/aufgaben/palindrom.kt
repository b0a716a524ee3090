fun p(s: String) = s == s.reversed()
