console.log(later);
var later = 1;
