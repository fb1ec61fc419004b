import { useFetcher, useNavigate } from "@remix-run/react";
import { useAppBridge } from "@shopify/app-bridge-react";
import { useCallback, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Decision } from "../../domain/decision.ts";
import { draftShow, type ShowInput } from "../../domain/show-input.ts";
import type { SaveProblem } from "../../ui/show-form/field-problems.ts";
import { inputOf, type FilledForm } from "../../ui/show-form/filled-form.ts";
import type { ShopLocation } from "../../ui/show-form/item-stock.tsx";
import { lineUpProduct, productGid } from "../../ui/show-form/picked-products.ts";
import { ShowFormPage } from "../../ui/show-form/show-form-page.tsx";
import type { ShowState } from "../../ui/shows/show-state-badge.tsx";
import { useLocality } from "../../ui/texts/text-provider.tsx";
import { useLeaving } from "./use-leaving.ts";
import { useNewAnswer } from "./use-new-answer.ts";
import { useShowDeletion } from "./use-show-deletion.ts";

type Answer = Decision<{ readonly id: string }, SaveProblem>;

interface Refusal {
  readonly problem: SaveProblem;
  readonly productIds: readonly string[];
}

interface ShowEditorProps {
  readonly id: string;
  readonly version: number | null;
  readonly show: { readonly id: string; readonly title: string; readonly state: ShowState } | null;
  readonly saved: FilledForm;
  readonly locations: readonly ShopLocation[];
  readonly onSaved: () => void;
  readonly onReload: () => void;
}

/** The form of a show with its ways out: saving once, picking in Shopify's picker, leaving only when asked. */
export function ShowEditor({ id, version, show, saved, locations, onSaved, onReload }: ShowEditorProps) {
  const { t } = useTranslation();
  const shopify = useAppBridge();
  const navigate = useNavigate();
  const { timeZone, currency } = useLocality();
  const saving = useFetcher<Answer>();
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const sent = useRef<ShowInput | null>(null);
  const [changed, setChanged] = useState(false);
  const leaving = useLeaving(changed);
  const deletion = useShowDeletion(() => {
    leaving.allow();
    navigate("/app/shows");
  });

  const isBusy = saving.state !== "idle";
  // The page was read anew by the time the fetcher is idle, so what is saved is what it shows next.
  useNewAnswer(isBusy ? undefined : saving.data, (answer) => {
    if (!answer.ok) return setRefusal(refusalOf(answer.refusal, sent.current));
    shopify.toast.show(t("form.saved"));
    leaving.allow();
    onSaved();
  });

  const save = (form: FilledForm) => {
    if (isBusy) return;
    const input = inputOf(form, { id, version, timeZone });
    const draft = draftShow(input, currency);
    sent.current = input;
    if (!draft.ok) return setRefusal(refusalOf({ kind: "invalid", fields: draft.refusal }, input));
    setRefusal(null);
    saving.submit(JSON.stringify(input), { method: "POST", encType: "application/json" });
  };

  const pick = useCallback(
    async (productIds: readonly string[]) => {
      const picked = await shopify.resourcePicker({
        type: "product",
        action: "select",
        multiple: true,
        filter: { variants: false },
        selectionIds: productIds.map((productId) => ({ id: productGid(productId) })),
      });
      return picked === undefined ? null : picked.map((product) => lineUpProduct(product, currency));
    },
    [shopify, currency],
  );

  return (
    <ShowFormPage
      show={show}
      saved={saved}
      locations={locations}
      saving={isBusy}
      refusal={refusal}
      onSave={save}
      onDiscard={() => setRefusal(null)}
      onPick={pick}
      onChanged={setChanged}
      onReload={() => {
        leaving.allow();
        onReload();
      }}
      deleting={deletion.running}
      deleteProblem={deletion.problem}
      onDelete={() => deletion.ask(id)}
    />
  );
}

function refusalOf(problem: SaveProblem, sent: ShowInput | null): Refusal {
  return { problem, productIds: sent?.items.map(({ productId }) => productId) ?? [] };
}
