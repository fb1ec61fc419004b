// @ts-check
import { watchCart } from "./cart.js";
import { watchProductForms } from "./product-form.js";

watchProductForms();
watchCart();
