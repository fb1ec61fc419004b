// React and Express choose their slow, talkative development builds when nobody says otherwise; imported before them.
if (!Object.hasOwn(process.env, "NODE_ENV")) process.env["NODE_ENV"] = "production";
