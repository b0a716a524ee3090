print("lists the pages")
