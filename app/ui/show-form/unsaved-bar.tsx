import { SaveBar } from "@shopify/app-bridge-react";
import { useTranslation } from "react-i18next";

interface UnsavedBarProps {
  readonly open: boolean;
  readonly saving: boolean;
  readonly onSave: () => void;
  readonly onDiscard: () => void;
}

/** Shopify's save bar over the admin: while it is open, nobody leaves without being asked. */
export function UnsavedBar({ open, saving, onSave, onDiscard }: UnsavedBarProps) {
  const { t } = useTranslation();
  return (
    <SaveBar id="show-save-bar" open={open}>
      <button type="button" variant="primary" onClick={onSave} disabled={saving} {...(saving ? { loading: "" } : {})}>
        {t("action.save")}
      </button>
      <button type="button" onClick={onDiscard} disabled={saving}>
        {t("action.discard")}
      </button>
    </SaveBar>
  );
}
