// @ts-check
import { watchCart } from "./cart.js";
import { watchCountry } from "./country.js";
import { watchProductForms } from "./product-form.js";

watchProductForms();
watchCart();
watchCountry();
