import { Box, Icon, InlineStack, Tabs, TextField } from "@shopify/polaris";
import { SearchIcon } from "@shopify/polaris-icons";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import type { ShowState } from "./show-state-badge.tsx";

export interface ShowsChoice {
  /** Null for every state */
  readonly state: ShowState | null;
  readonly query: string;
}

const tabStates = [null, "live", "scheduled", "ended"] as const;
const typingPauseMs = 350;

interface ShowsFilterProps {
  readonly chosen: ShowsChoice;
  readonly onChoose: (choice: ShowsChoice) => void;
}

/** Tabs for the states and a field to search in; a search begins when typing pauses. */
export function ShowsFilter({ chosen, onChoose }: ShowsFilterProps) {
  const { t } = useTranslation();
  const [query, setQuery] = useState(chosen.query);

  useEffect(() => {
    const words = query.trim();
    if (words === chosen.query) return;
    const pause = setTimeout(() => onChoose({ state: chosen.state, query: words }), typingPauseMs);
    return () => clearTimeout(pause);
  }, [query, chosen, onChoose]);

  return (
    <Box padding="200" borderBlockEndWidth="025" borderColor="border">
      <InlineStack gap="200" align="space-between" blockAlign="center">
        <Tabs
          tabs={tabStates.map((state) => ({
            id: `shows-${state ?? "all"}`,
            content: t(state === null ? "shows.all" : `state.${state}`),
          }))}
          selected={tabStates.indexOf(chosen.state)}
          onSelect={(index) => onChoose({ state: tabStates[index] ?? null, query: chosen.query })}
        />
        <div style={{ flex: "1 1 14rem", maxWidth: "24rem" }}>
          <TextField
            label={t("shows.search")}
            labelHidden
            placeholder={t("shows.search")}
            type="search"
            autoComplete="off"
            prefix={<Icon source={SearchIcon} />}
            value={query}
            onChange={setQuery}
            clearButton
            onClearButtonClick={() => setQuery("")}
          />
        </div>
      </InlineStack>
    </Box>
  );
}
