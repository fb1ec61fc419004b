-- AlterTable
ALTER TABLE "allocation" ADD COLUMN     "unkept" INTEGER NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "waitlist_entry" ADD COLUMN     "mail_tag" TEXT;

-- CreateIndex
CREATE INDEX "waitlist_entry_customer_id_idx" ON "waitlist_entry"("customer_id");
