// React and Express choose their slow, talkative development builds when nobody says otherwise; imported before them.
if (!("NODE_ENV" in process.env)) process.env["NODE_ENV"] = "production";
