-- CreateEnum
CREATE TYPE "StockState" AS ENUM ('closed', 'opening', 'open');

-- CreateEnum
CREATE TYPE "StockKeeper" AS ENUM ('guard', 'reserve');

-- CreateEnum
CREATE TYPE "HoldState" AS ENUM ('held', 'lapsed', 'released', 'sold');

-- CreateEnum
CREATE TYPE "WaitState" AS ENUM ('waiting', 'offered', 'bought', 'missed', 'left');

-- CreateEnum
CREATE TYPE "ReservationState" AS ENUM ('wanted', 'reserved', 'returning', 'returned', 'failed');

-- AlterTable
ALTER TABLE "shop" ADD COLUMN     "guard_active" BOOLEAN,
ADD COLUMN     "guard_key" INTEGER NOT NULL DEFAULT 1,
ADD COLUMN     "reconciled_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "inventory_level" ADD COLUMN     "read_at" TIMESTAMPTZ(3) NOT NULL DEFAULT '1970-01-01 00:00:00 +00:00';

-- AlterTable
ALTER TABLE "show" ADD COLUMN     "hold_minutes" INTEGER NOT NULL DEFAULT 10,
ADD COLUMN     "reserves" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "stock_keeper" "StockKeeper" NOT NULL DEFAULT 'guard',
ADD COLUMN     "stock_state" "StockState" NOT NULL DEFAULT 'closed',
ADD COLUMN     "units_per_shopper" INTEGER NOT NULL DEFAULT 5;

-- AlterTable
ALTER TABLE "line_up_item" ADD COLUMN     "location_ids" BIGINT[] DEFAULT ARRAY[]::BIGINT[];

-- AlterTable
ALTER TABLE "sale" ADD COLUMN     "hold_id" UUID,
ADD COLUMN     "restocked" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "sold_at" TIMESTAMPTZ(3) NOT NULL DEFAULT '1970-01-01 00:00:00 +00:00';

-- CreateTable
CREATE TABLE "allocation" (
    "shop" TEXT NOT NULL,
    "show_id" UUID NOT NULL,
    "item_id" UUID NOT NULL,
    "variant_id" BIGINT NOT NULL,
    "units" INTEGER,
    "held" INTEGER NOT NULL DEFAULT 0,
    "sold" INTEGER NOT NULL DEFAULT 0,
    "sold_outside" INTEGER NOT NULL DEFAULT 0,
    "lowest_in_store" INTEGER,
    "guard_wanted" BOOLEAN NOT NULL DEFAULT false,
    "guard_wanted_at" TIMESTAMPTZ(3),
    "guard_on" BOOLEAN NOT NULL DEFAULT false,
    "guard_from" TIMESTAMPTZ(3),

    CONSTRAINT "allocation_pkey" PRIMARY KEY ("shop","item_id","variant_id")
);

-- CreateTable
CREATE TABLE "hold" (
    "shop" TEXT NOT NULL,
    "id" UUID NOT NULL,
    "show_id" UUID NOT NULL,
    "item_id" UUID NOT NULL,
    "variant_id" BIGINT NOT NULL,
    "pin_id" UUID,
    "shopper" TEXT NOT NULL,
    "units" INTEGER NOT NULL,
    "state" "HoldState" NOT NULL DEFAULT 'held',
    "made_at" TIMESTAMPTZ(3) NOT NULL,
    "ends_at" TIMESTAMPTZ(3) NOT NULL,
    "renewals" INTEGER NOT NULL DEFAULT 0,
    "is_turn" BOOLEAN NOT NULL DEFAULT false,
    "units_out" INTEGER NOT NULL DEFAULT 0,
    "closed_at" TIMESTAMPTZ(3),
    "order_id" BIGINT,

    CONSTRAINT "hold_pkey" PRIMARY KEY ("shop","id")
);

-- CreateTable
CREATE TABLE "waitlist_entry" (
    "shop" TEXT NOT NULL,
    "id" UUID NOT NULL,
    "place" BIGSERIAL NOT NULL,
    "show_id" UUID NOT NULL,
    "item_id" UUID NOT NULL,
    "variant_id" BIGINT NOT NULL,
    "shopper" TEXT NOT NULL,
    "units" INTEGER NOT NULL,
    "state" "WaitState" NOT NULL DEFAULT 'waiting',
    "joined_at" TIMESTAMPTZ(3) NOT NULL,
    "offered_at" TIMESTAMPTZ(3),
    "closed_at" TIMESTAMPTZ(3),
    "hold_id" UUID,
    "customer_id" BIGINT,

    CONSTRAINT "waitlist_entry_pkey" PRIMARY KEY ("shop","id")
);

-- CreateTable
CREATE TABLE "reservation" (
    "shop" TEXT NOT NULL,
    "id" UUID NOT NULL,
    "show_id" UUID NOT NULL,
    "item_id" UUID NOT NULL,
    "variant_id" BIGINT NOT NULL,
    "inventory_item_id" BIGINT NOT NULL,
    "location_id" BIGINT NOT NULL,
    "units" INTEGER NOT NULL,
    "state" "ReservationState" NOT NULL DEFAULT 'wanted',
    "move_key" TEXT,
    "move_from" INTEGER,
    "error" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "reservation_pkey" PRIMARY KEY ("shop","id")
);

-- CreateTable
CREATE TABLE "drift" (
    "id" BIGSERIAL NOT NULL,
    "shop" TEXT NOT NULL,
    "show_id" UUID,
    "kind" TEXT NOT NULL,
    "subject_id" BIGINT NOT NULL,
    "location_id" BIGINT,
    "ours" TEXT,
    "theirs" TEXT,
    "found_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "drift_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "stock_lag" (
    "shop" TEXT NOT NULL,
    "show_id" UUID NOT NULL,
    "within_ms" INTEGER NOT NULL,
    "count" INTEGER NOT NULL,

    CONSTRAINT "stock_lag_pkey" PRIMARY KEY ("shop","show_id","within_ms")
);

-- CreateTable
CREATE TABLE "guard_switch" (
    "id" BIGSERIAL NOT NULL,
    "shop" TEXT NOT NULL,
    "show_id" UUID NOT NULL,
    "on" BOOLEAN NOT NULL,
    "wanted_at" TIMESTAMPTZ(3) NOT NULL,
    "done_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "guard_switch_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "market_price" (
    "shop" TEXT NOT NULL,
    "variant_id" BIGINT NOT NULL,
    "country" TEXT NOT NULL,
    "currency" TEXT NOT NULL,
    "price_minor" BIGINT NOT NULL,
    "compare_at_minor" BIGINT,
    "read_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "market_price_pkey" PRIMARY KEY ("shop","variant_id","country")
);

-- CreateIndex
CREATE INDEX "allocation_shop_show_id_idx" ON "allocation"("shop", "show_id");

-- CreateIndex
CREATE INDEX "hold_state_ends_at_idx" ON "hold"("state", "ends_at");

-- CreateIndex
CREATE INDEX "hold_shop_show_id_shopper_idx" ON "hold"("shop", "show_id", "shopper");

-- CreateIndex
CREATE INDEX "waitlist_entry_shop_show_id_variant_id_state_place_idx" ON "waitlist_entry"("shop", "show_id", "variant_id", "state", "place");

-- CreateIndex
CREATE INDEX "reservation_shop_show_id_state_idx" ON "reservation"("shop", "show_id", "state");

-- CreateIndex
CREATE INDEX "drift_shop_found_at_idx" ON "drift"("shop", "found_at");

-- CreateIndex
CREATE INDEX "drift_shop_show_id_idx" ON "drift"("shop", "show_id");

-- CreateIndex
CREATE INDEX "guard_switch_shop_done_at_idx" ON "guard_switch"("shop", "done_at");

-- CreateIndex
CREATE INDEX "sale_shop_variant_id_sold_at_idx" ON "sale"("shop", "variant_id", "sold_at");

-- Whatever else goes wrong: nothing is promised twice.
ALTER TABLE "allocation" ADD CONSTRAINT "allocation_promised" CHECK ("held" >= 0 AND "sold" >= 0 AND ("units" IS NULL OR "held" + "sold" <= "units"));
