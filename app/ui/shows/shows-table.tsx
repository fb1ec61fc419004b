import {
  BlockStack,
  Button,
  IndexTable,
  InlineStack,
  Link,
  Text,
  useBreakpoints,
  type IndexTableProps,
} from "@shopify/polaris";
import { DeleteIcon, PlayCircleIcon } from "@shopify/polaris-icons";
import { useTranslation } from "react-i18next";
import type { ShowSummary } from "../../domain/show-summary.ts";
import { Picture } from "../picture.tsx";
import { numberText } from "../texts/amount.tsx";
import { Moment } from "../texts/moment.tsx";
import { useLocality } from "../texts/text-provider.tsx";
import { ShowStateBadge } from "./show-state-badge.tsx";

interface ShowsTableProps {
  readonly list: { readonly shows: readonly ShowSummary[]; readonly page: number; readonly pageCount: number };
  readonly loading: boolean;
  readonly onTurnTo: (page: number) => void;
  readonly onDelete: (show: ShowSummary) => void;
}

const columns = ["show", "state", "starts", "host", "items", "sold", "actions"] as const;
const numeric: readonly string[] = ["items", "sold"];

/** The shows of one page with their ways in; on a phone each show is a block of its own. */
export function ShowsTable({ list, loading, onTurnTo, onDelete }: ShowsTableProps) {
  const { t } = useTranslation();
  const { smDown } = useBreakpoints();
  const headings = columns.map((column) => ({
    title: t(`shows.columns.${column}`),
    ...(numeric.includes(column) ? { alignment: "end" as const } : {}),
    ...(column === "actions" ? { hidden: true } : {}),
  })) as IndexTableProps["headings"];
  const Row = smDown ? CondensedRow : WideRow;
  return (
    <IndexTable
      itemCount={list.shows.length}
      headings={headings}
      selectable={false}
      condensed={smDown}
      loading={loading}
      {...(list.pageCount > 1
        ? {
            pagination: {
              hasPrevious: list.page > 1,
              hasNext: list.page < list.pageCount,
              onPrevious: () => onTurnTo(list.page - 1),
              onNext: () => onTurnTo(list.page + 1),
              label: t("shows.page", { page: list.page, pageCount: list.pageCount }),
              accessibilityLabels: { previous: t("shows.previousPage"), next: t("shows.nextPage") },
            },
          }
        : {})}
    >
      {list.shows.map((show, index) => (
        <IndexTable.Row id={show.id} key={show.id} position={index}>
          <Row show={show} onDelete={() => onDelete(show)} />
        </IndexTable.Row>
      ))}
    </IndexTable>
  );
}

interface RowProps {
  readonly show: ShowSummary;
  readonly onDelete: () => void;
}

function WideRow({ show, onDelete }: RowProps) {
  const { language } = useLocality();
  return (
    <>
      <IndexTable.Cell>
        <InlineStack gap="300" blockAlign="center" wrap={false}>
          <Picture url={show.imageUrl} />
          <Link url={`/app/shows/${show.id}`} monochrome removeUnderline>
            <Text as="span" fontWeight="semibold">
              {show.title}
            </Text>
          </Link>
        </InlineStack>
      </IndexTable.Cell>
      <IndexTable.Cell>
        <ShowStateBadge state={show.state} />
      </IndexTable.Cell>
      <IndexTable.Cell>
        <Moment iso={show.startsAt} />
      </IndexTable.Cell>
      <IndexTable.Cell>{show.host}</IndexTable.Cell>
      <IndexTable.Cell>
        <Text as="span" alignment="end" numeric>
          {numberText(show.itemCount, language)}
        </Text>
      </IndexTable.Cell>
      <IndexTable.Cell>
        <Text as="span" alignment="end" numeric>
          {show.state === "scheduled" ? "–" : numberText(show.unitsSold, language)}
        </Text>
      </IndexTable.Cell>
      <IndexTable.Cell>
        <RowActions show={show} onDelete={onDelete} />
      </IndexTable.Cell>
    </>
  );
}

function CondensedRow({ show, onDelete }: RowProps) {
  const { t } = useTranslation();
  return (
    <div style={{ padding: "var(--p-space-300) var(--p-space-400)", width: "100%" }}>
      <InlineStack gap="300" wrap={false} blockAlign="start">
        <Picture url={show.imageUrl} />
        <div style={{ flex: 1, minWidth: 0 }}>
          <BlockStack gap="100">
            <Link url={`/app/shows/${show.id}`} monochrome removeUnderline>
              <Text as="span" fontWeight="semibold" breakWord>
                {show.title}
              </Text>
            </Link>
            <Text as="span" tone="subdued">
              <Moment iso={show.startsAt} />, {show.host}
            </Text>
            <InlineStack gap="200" blockAlign="center">
              <ShowStateBadge state={show.state} />
              {show.state === "scheduled" ? null : (
                <Text as="span" tone="subdued">
                  {t("count.units", { count: show.unitsSold, number: show.unitsSold })}
                </Text>
              )}
            </InlineStack>
          </BlockStack>
        </div>
        <RowActions show={show} onDelete={onDelete} />
      </InlineStack>
    </div>
  );
}

function RowActions({ show, onDelete }: RowProps) {
  const { t } = useTranslation();
  return (
    <InlineStack gap="100" align="end" wrap={false}>
      <Button
        variant="tertiary"
        icon={PlayCircleIcon}
        url={`/app/shows/${show.id}/room`}
        accessibilityLabel={t("shows.openRoomOf", { title: show.title })}
      />
      <Button
        variant="tertiary"
        icon={DeleteIcon}
        onClick={onDelete}
        disabled={show.state === "live"}
        accessibilityLabel={t("shows.deleteOf", { title: show.title })}
      />
    </InlineStack>
  );
}
