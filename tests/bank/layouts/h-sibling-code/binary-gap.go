func gap(n int) int {
	return 0 // ```
}
