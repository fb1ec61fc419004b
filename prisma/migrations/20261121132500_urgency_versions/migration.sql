-- The item's version that said it, so that processes that tell the same viewers of it note it once.
ALTER TABLE "urgency" ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 0;
