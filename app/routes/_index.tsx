import { redirect, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { PlainPage } from "../ui/document/plain-page.tsx";

export const meta: MetaFunction = () => [{ title: "Paniere" }];

/** The admin opens the app at its address, with the shop behind it; everybody else sees what the app is. */
export function loader({ request }: LoaderFunctionArgs) {
  const { search, searchParams } = new URL(request.url);
  if (searchParams.has("shop")) return redirect(`/app${search}`);
  return null;
}

export default function Landing() {
  return (
    <PlainPage title="Paniere">
      <p>
        Live shopping that a store can trust: shoppers buy from the basket on the stream, and check out in your own
        store.
      </p>
      <p>Paniere works inside the Shopify admin. Install it from there, and open it under Apps.</p>
    </PlainPage>
  );
}
