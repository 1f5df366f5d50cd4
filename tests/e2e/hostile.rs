scenarios![];
