{{ within_year('int_drills_held', 'held_on') }}
