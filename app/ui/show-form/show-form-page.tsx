import { Banner, BlockStack, Page } from "@shopify/polaris";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { ErrorBanner } from "../error-banner.tsx";
import { DeleteShowModal } from "../shows/delete-show-modal.tsx";
import { ShowStateBadge, type ShowState } from "../shows/show-state-badge.tsx";
import { DetailsCard } from "./details-card.tsx";
import { fieldProblems, without, type FieldProblems, type FormField, type SaveProblem } from "./field-problems.ts";
import { isChanged, withPicked, type FilledForm, type LineUpProduct } from "./filled-form.ts";
import type { ShopLocation } from "./item-stock.tsx";
import { LineUpCard } from "./line-up-card.tsx";
import { SaveProblemBanner } from "./save-problem-banner.tsx";
import { StockCard } from "./stock-card.tsx";
import { UnsavedBar } from "./unsaved-bar.tsx";

interface ShowFormPageProps {
  /** The show as it was opened; null for a new one */
  readonly show: { readonly id: string; readonly title: string; readonly state: ShowState } | null;
  readonly saved: FilledForm;
  readonly locations: readonly ShopLocation[];
  readonly saving: boolean;
  /** Why the last save did not happen, with the products sent then, in their order */
  readonly refusal: { readonly problem: SaveProblem; readonly productIds: readonly string[] } | null;
  readonly onSave: (form: FilledForm) => void;
  readonly onDiscard: () => void;
  /** Lets the merchant pick products, those of the line-up chosen already; null when nothing was picked */
  readonly onPick: (productIds: readonly string[]) => Promise<readonly LineUpProduct[] | null>;
  readonly onChanged: (changed: boolean) => void;
  readonly onReload: () => void;
  readonly deleting: boolean;
  readonly deleteProblem: string | null;
  readonly onDelete: () => void;
}

/** The form of a show: its details and its line-up. What is typed stays until it is saved or discarded. */
export function ShowFormPage(props: ShowFormPageProps) {
  const { t } = useTranslation();
  const { show, saved, saving, refusal, onChanged } = props;
  const [form, setForm] = useState(saved);
  const [problems, setProblems] = useState<FieldProblems>({});
  const [askedToDelete, setAskedToDelete] = useState(false);
  const changed = isChanged(form, saved);

  useEffect(() => setProblems(fieldProblems(refusal?.problem ?? null, refusal?.productIds ?? [])), [refusal]);
  useEffect(() => onChanged(changed), [changed, onChanged]);

  const change = (part: Partial<FilledForm>, field?: FormField) => {
    setForm((before) => ({ ...before, ...part }));
    if (field !== undefined) setProblems((before) => without(before, field));
  };
  const pick = async () => {
    const picked = await props.onPick(form.items.map((item) => item.productId));
    if (picked !== null) setForm((before) => ({ ...before, items: withPicked(before.items, picked) }));
  };
  const discard = () => {
    setForm(saved);
    props.onDiscard();
  };
  const isMended = refusal?.problem.kind === "invalid" && Object.keys(problems).length === 0;
  const titleOf = (productId: string) => form.items.find((item) => item.productId === productId)?.title ?? productId;

  return (
    <Page
      backAction={{ content: t("action.toShows"), url: "/app/shows" }}
      title={show?.title ?? t("form.newTitle")}
      {...(show === null ? {} : pageActions())}
    >
      <UnsavedBar open={changed} saving={saving} onSave={() => props.onSave(form)} onDiscard={discard} />
      <BlockStack gap="400">
        {refusal === null || isMended ? null : (
          <SaveProblemBanner problem={refusal.problem} titleOf={titleOf} onReload={props.onReload} />
        )}
        {props.deleteProblem === null ? null : <ErrorBanner words={props.deleteProblem} />}
        {show?.state === "live" ? <Banner tone="info">{t("form.liveHint")}</Banner> : null}
        <DetailsCard form={form} problems={problems} onChange={change} />
        <StockCard form={form} isLive={show?.state === "live"} problems={problems} onChange={change} />
        <LineUpCard
          items={form.items}
          locations={props.locations}
          problems={problems}
          onChange={(items, field) => change({ items }, field)}
          onPick={() => void pick()}
        />
      </BlockStack>
      <DeleteShowModal
        title={askedToDelete ? (show?.title ?? "") : null}
        deleting={props.deleting}
        onCancel={() => setAskedToDelete(false)}
        onDelete={() => {
          setAskedToDelete(false);
          props.onDelete();
        }}
      />
    </Page>
  );

  function pageActions() {
    const room = `/app/shows/${show?.id ?? ""}/room`;
    const deletion = { content: t("form.deleteShow"), destructive: true, onAction: () => setAskedToDelete(true) };
    return {
      titleMetadata: <ShowStateBadge state={show?.state ?? "scheduled"} />,
      secondaryActions: [
        { content: t("action.openRoom"), url: room },
        ...(show?.state === "live" ? [] : [{ ...deletion, loading: props.deleting }]),
      ],
    };
  }
}
