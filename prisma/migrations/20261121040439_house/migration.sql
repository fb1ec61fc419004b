-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateEnum
CREATE TYPE "ImportState" AS ENUM ('none', 'running', 'done', 'failed');

-- CreateEnum
CREATE TYPE "ShowState" AS ENUM ('scheduled', 'live', 'ended');

-- CreateEnum
CREATE TYPE "DealState" AS ENUM ('wanted', 'open', 'closing', 'closed');

-- CreateTable
CREATE TABLE "Session" (
    "id" TEXT NOT NULL,
    "shop" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "isOnline" BOOLEAN NOT NULL DEFAULT false,
    "scope" TEXT,
    "expires" TIMESTAMP(3),
    "accessToken" TEXT NOT NULL,
    "userId" BIGINT,
    "firstName" TEXT,
    "lastName" TEXT,
    "email" TEXT,
    "accountOwner" BOOLEAN NOT NULL DEFAULT false,
    "locale" TEXT,
    "collaborator" BOOLEAN DEFAULT false,
    "emailVerified" BOOLEAN DEFAULT false,
    "refreshToken" TEXT,
    "refreshTokenExpires" TIMESTAMP(3),

    CONSTRAINT "Session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "shop" (
    "domain" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "currency" TEXT NOT NULL,
    "time_zone" TEXT NOT NULL,
    "locale" TEXT NOT NULL,
    "storefront_origins" TEXT[],
    "scopes" TEXT[],
    "installed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "uninstalled_at" TIMESTAMPTZ(3),
    "import_state" "ImportState" NOT NULL DEFAULT 'none',
    "import_operation" BIGINT,
    "imported_objects" INTEGER NOT NULL DEFAULT 0,
    "import_total" INTEGER,
    "import_error" TEXT,
    "import_started_at" TIMESTAMPTZ(3),
    "imported_at" TIMESTAMPTZ(3),
    "read_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "embed_seen_at" TIMESTAMPTZ(3),

    CONSTRAINT "shop_pkey" PRIMARY KEY ("domain")
);

-- CreateTable
CREATE TABLE "location" (
    "shop" TEXT NOT NULL,
    "id" BIGINT NOT NULL,
    "name" TEXT NOT NULL,
    "active" BOOLEAN NOT NULL DEFAULT true,

    CONSTRAINT "location_pkey" PRIMARY KEY ("shop","id")
);

-- CreateTable
CREATE TABLE "product" (
    "shop" TEXT NOT NULL,
    "id" BIGINT NOT NULL,
    "title" TEXT NOT NULL,
    "handle" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "published" BOOLEAN NOT NULL,
    "image_url" TEXT,
    "option_names" TEXT[],
    "variant_ids" BIGINT[],
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "news_at" TIMESTAMPTZ(6) NOT NULL DEFAULT '1970-01-01 00:00:00 +00:00',

    CONSTRAINT "product_pkey" PRIMARY KEY ("shop","id")
);

-- CreateTable
CREATE TABLE "deleted_product" (
    "shop" TEXT NOT NULL,
    "id" BIGINT NOT NULL,
    "deleted_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "deleted_product_pkey" PRIMARY KEY ("shop","id")
);

-- CreateTable
CREATE TABLE "import_sighting" (
    "id" BIGSERIAL NOT NULL,
    "shop" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "thing_id" BIGINT NOT NULL,
    "location_id" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "import_sighting_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "variant" (
    "shop" TEXT NOT NULL,
    "id" BIGINT NOT NULL,
    "product_id" BIGINT NOT NULL,
    "inventory_item_id" BIGINT NOT NULL,
    "title" TEXT NOT NULL,
    "sku" TEXT,
    "position" INTEGER NOT NULL,
    "price_minor" BIGINT NOT NULL,
    "compare_at_minor" BIGINT,
    "tracked" BOOLEAN NOT NULL,
    "oversells" BOOLEAN NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "news_at" TIMESTAMPTZ(6) NOT NULL DEFAULT '1970-01-01 00:00:00 +00:00',

    CONSTRAINT "variant_pkey" PRIMARY KEY ("shop","id")
);

-- CreateTable
CREATE TABLE "inventory_item" (
    "shop" TEXT NOT NULL,
    "id" BIGINT NOT NULL,
    "tracked" BOOLEAN NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "news_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "inventory_item_pkey" PRIMARY KEY ("shop","id")
);

-- CreateTable
CREATE TABLE "inventory_level" (
    "shop" TEXT NOT NULL,
    "inventory_item_id" BIGINT NOT NULL,
    "location_id" BIGINT NOT NULL,
    "available" INTEGER NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "news_at" TIMESTAMPTZ(6) NOT NULL DEFAULT '1970-01-01 00:00:00 +00:00',

    CONSTRAINT "inventory_level_pkey" PRIMARY KEY ("shop","inventory_item_id","location_id")
);

-- CreateTable
CREATE TABLE "show" (
    "id" UUID NOT NULL,
    "shop" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "host" TEXT NOT NULL,
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    "stream_url" TEXT NOT NULL,
    "state" "ShowState" NOT NULL DEFAULT 'scheduled',
    "started_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,
    "pins_version" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "show_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "line_up_item" (
    "id" UUID NOT NULL,
    "shop" TEXT NOT NULL,
    "show_id" UUID NOT NULL,
    "product_id" BIGINT NOT NULL,
    "position" INTEGER NOT NULL,
    "live_price_minor" BIGINT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "removed_at" TIMESTAMPTZ(3),

    CONSTRAINT "line_up_item_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "pin" (
    "id" UUID NOT NULL,
    "shop" TEXT NOT NULL,
    "show_id" UUID NOT NULL,
    "item_id" UUID NOT NULL,
    "pinned_at" TIMESTAMPTZ(3) NOT NULL,
    "unpinned_at" TIMESTAMPTZ(3),

    CONSTRAINT "pin_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "deal" (
    "id" UUID NOT NULL,
    "shop" TEXT NOT NULL,
    "show_id" UUID NOT NULL,
    "item_id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "variant_ids" BIGINT[],
    "amount_off_minor" BIGINT NOT NULL,
    "state" "DealState" NOT NULL DEFAULT 'wanted',
    "discount_id" BIGINT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "deal_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "inbox" (
    "id" BIGSERIAL NOT NULL,
    "shop" TEXT NOT NULL,
    "topic" TEXT NOT NULL,
    "webhook_id" TEXT NOT NULL,
    "triggered_at" TIMESTAMPTZ(6),
    "body" BYTEA NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "processed_at" TIMESTAMPTZ(3),
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "due_at" TIMESTAMPTZ(3) NOT NULL DEFAULT '1970-01-01 00:00:00 +00:00',
    "error" TEXT,

    CONSTRAINT "inbox_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "attributed_order" (
    "shop" TEXT NOT NULL,
    "id" BIGINT NOT NULL,
    "name" TEXT NOT NULL,
    "currency" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "written_back_at" TIMESTAMPTZ(3),

    CONSTRAINT "attributed_order_pkey" PRIMARY KEY ("shop","id")
);

-- CreateTable
CREATE TABLE "sale" (
    "shop" TEXT NOT NULL,
    "line_id" BIGINT NOT NULL,
    "order_id" BIGINT NOT NULL,
    "show_id" UUID NOT NULL,
    "show_title" TEXT NOT NULL,
    "host" TEXT NOT NULL,
    "item_id" UUID NOT NULL,
    "pin_id" UUID,
    "variant_id" BIGINT NOT NULL,
    "title" TEXT NOT NULL,
    "variant_title" TEXT NOT NULL,
    "quantity" INTEGER NOT NULL,
    "total_minor" BIGINT NOT NULL,

    CONSTRAINT "sale_pkey" PRIMARY KEY ("shop","line_id")
);

-- CreateTable
CREATE TABLE "outbox" (
    "id" BIGSERIAL NOT NULL,
    "shop" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "owed" INTEGER NOT NULL DEFAULT 1,
    "done_at" TIMESTAMPTZ(3),
    "due_at" TIMESTAMPTZ(3) NOT NULL DEFAULT '1970-01-01 00:00:00 +00:00',
    "parked_at" TIMESTAMPTZ(3),
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "error" TEXT,

    CONSTRAINT "outbox_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Session_shop_idx" ON "Session"("shop");

-- CreateIndex
CREATE INDEX "import_sighting_shop_kind_thing_id_location_id_idx" ON "import_sighting"("shop", "kind", "thing_id", "location_id");

-- CreateIndex
CREATE INDEX "variant_shop_product_id_idx" ON "variant"("shop", "product_id");

-- CreateIndex
CREATE INDEX "variant_shop_inventory_item_id_idx" ON "variant"("shop", "inventory_item_id");

-- CreateIndex
CREATE INDEX "show_shop_state_starts_at_idx" ON "show"("shop", "state", "starts_at");

-- CreateIndex
CREATE INDEX "line_up_item_shop_product_id_idx" ON "line_up_item"("shop", "product_id");

-- CreateIndex
CREATE UNIQUE INDEX "line_up_item_show_id_product_id_key" ON "line_up_item"("show_id", "product_id");

-- CreateIndex
CREATE INDEX "pin_shop_show_id_unpinned_at_idx" ON "pin"("shop", "show_id", "unpinned_at");

-- CreateIndex
CREATE INDEX "deal_shop_show_id_state_idx" ON "deal"("shop", "show_id", "state");

-- CreateIndex
CREATE UNIQUE INDEX "deal_shop_code_key" ON "deal"("shop", "code");

-- CreateIndex
CREATE UNIQUE INDEX "inbox_webhook_id_key" ON "inbox"("webhook_id");

-- CreateIndex
CREATE INDEX "inbox_processed_at_id_idx" ON "inbox"("processed_at", "id");

-- CreateIndex
CREATE INDEX "sale_shop_show_id_idx" ON "sale"("shop", "show_id");

-- CreateIndex
CREATE INDEX "outbox_done_at_due_at_idx" ON "outbox"("done_at", "due_at");

-- CreateIndex
CREATE UNIQUE INDEX "outbox_shop_kind_subject_key" ON "outbox"("shop", "kind", "subject");

-- AddForeignKey
ALTER TABLE "line_up_item" ADD CONSTRAINT "line_up_item_show_id_fkey" FOREIGN KEY ("show_id") REFERENCES "show"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pin" ADD CONSTRAINT "pin_show_id_fkey" FOREIGN KEY ("show_id") REFERENCES "show"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pin" ADD CONSTRAINT "pin_item_id_fkey" FOREIGN KEY ("item_id") REFERENCES "line_up_item"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sale" ADD CONSTRAINT "sale_shop_order_id_fkey" FOREIGN KEY ("shop", "order_id") REFERENCES "attributed_order"("shop", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What Prisma's schema language cannot say.

-- A shop has one show on air.
CREATE UNIQUE INDEX "show_one_live" ON "show"("shop") WHERE "state" = 'live';

-- Rows that only live while an import runs need no write-ahead log.
ALTER TABLE "import_sighting" SET UNLOGGED;

-- Bodies are read once: keep them as they are, uncompressed.
ALTER TABLE "inbox" ALTER COLUMN "body" SET STORAGE EXTERNAL;
