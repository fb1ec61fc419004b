/** What every case's shop sells: the catalogue that `World` describes. */
export const CASE_CATALOGUE = `Handle,Title,Type,Tags,Published,Option1 Name,Option1 Value,Variant SKU,Variant Inventory Tracker,Variant Inventory Qty,Variant Inventory Policy,Variant Price,Image Src,Status
blue-shirt,Blue Shirt,Shirt,"men, summer",true,Size,Small,BS-S,shopify,10,deny,19.99,https://example.com/a.jpg,active
blue-shirt,,,,,,Large,BS-L,shopify,0,deny,24.99,,
vanilla-candle,Vanilla Candle,Candle,,true,Title,Default Title,C-1,shopify,5,deny,9.50,https://example.com/b.jpg,active
secret-lamp,Secret Lamp,Lamp,,false,Title,Default Title,L-1,shopify,5,deny,9.50,,draft
`;
