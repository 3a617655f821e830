import '../../components/ui/theme.css'
import { openHouse } from '../../components/marketing/open-house'
import { OptionsPage } from '../../components/options/OptionsPage'

void openHouse(<OptionsPage />)
