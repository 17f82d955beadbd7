export interface Page {
  limit: number;
  offset: number;
}

export interface Listed<Item> {
  items: Item[];
  total: number;
}
